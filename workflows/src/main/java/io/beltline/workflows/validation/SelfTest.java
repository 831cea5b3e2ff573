package io.beltline.workflows.validation;

/**
 * What a comparison found of the errors that it had planted for itself, before it was believed.
 *
 * @param planted how many
 * @param found how many of them it has named rightly
 */
public record SelfTest(int planted, int found) {}
