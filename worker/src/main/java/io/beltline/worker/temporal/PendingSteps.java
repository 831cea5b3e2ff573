package io.beltline.worker.temporal;

import io.grpc.stub.StreamObserver;
import io.temporal.api.command.v1.Command;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.internal.testservice.TestWorkflowService;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Knows which steps of a workflow still run, from the test server itself. */
final class PendingSteps {
  private static final int ANSWER_SECONDS = 10;

  private final TestWorkflowService service;

  PendingSteps(TestWorkflowService service) {
    this.service = service;
  }

  static boolean isCancellingAny(RespondWorkflowTaskCompletedRequest task) {
    return task.getCommandsList().stream().anyMatch(PendingSteps::isCancel);
  }

  private static boolean isCancel(Command command) {
    return command.getCommandType() == CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK;
  }

  /** Whether a step that the task cancels runs no more. */
  boolean hasEndedAnyThatIsCancelled(RespondWorkflowTaskCompletedRequest task) {
    WorkflowExecution workflow = workflowOf(task);
    Set<String> pending =
        describe(task.getNamespace(), workflow).getPendingActivitiesList().stream()
            .map(PendingActivityInfo::getActivityId)
            .collect(Collectors.toSet());
    Set<Long> cancelled =
        task.getCommandsList().stream()
            .filter(PendingSteps::isCancel)
            .map(c -> c.getRequestCancelActivityTaskCommandAttributes().getScheduledEventId())
            .collect(Collectors.toSet());
    return history(task.getNamespace(), workflow).getHistory().getEventsList().stream()
        .filter(event -> cancelled.contains(event.getEventId()))
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(event -> event.getActivityTaskScheduledEventAttributes().getActivityId())
        .anyMatch(step -> !pending.contains(step));
  }

  /** Ends the task as failed, so that the server sends another one with all that happened since. */
  void repeat(RespondWorkflowTaskCompletedRequest task) {
    RespondWorkflowTaskFailedRequest failed =
        RespondWorkflowTaskFailedRequest.newBuilder()
            .setTaskToken(task.getTaskToken())
            .setNamespace(task.getNamespace())
            .setIdentity(task.getIdentity())
            .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
            .build();
    this.<RespondWorkflowTaskFailedRequest, RespondWorkflowTaskFailedResponse>ask(
        service::respondWorkflowTaskFailed, failed);
  }

  private DescribeWorkflowExecutionResponse describe(String namespace, WorkflowExecution workflow) {
    return ask(
        service::describeWorkflowExecution,
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace)
            .setExecution(workflow)
            .build());
  }

  private GetWorkflowExecutionHistoryResponse history(
      String namespace, WorkflowExecution workflow) {
    return ask(
        service::getWorkflowExecutionHistory,
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(namespace)
            .setExecution(workflow)
            .build());
  }

  /** The test server writes namespace, workflow id and run id into a task's token. */
  private static WorkflowExecution workflowOf(RespondWorkflowTaskCompletedRequest task) {
    try (var token =
        new DataInputStream(new ByteArrayInputStream(task.getTaskToken().toByteArray()))) {
      token.readUTF();
      return WorkflowExecution.newBuilder()
          .setWorkflowId(token.readUTF())
          .setRunId(token.readUTF())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("a task token of another test server", e);
    }
  }

  private <Q, A> A ask(BiConsumer<Q, StreamObserver<A>> method, Q question) {
    var answer = new Answer<A>();
    method.accept(question, answer);
    return answer.value.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The test server may answer in another thread. */
  private static final class Answer<A> implements StreamObserver<A> {
    private final CompletableFuture<A> value = new CompletableFuture<>();

    @Override
    public void onNext(A answer) {
      value.complete(answer);
    }

    @Override
    public void onError(Throwable error) {
      value.completeExceptionally(error);
    }

    @Override
    public void onCompleted() {
      // The answer is there already.
    }
  }
}
