import { checkElements, pickElements } from './checkElements.ts';
import { type LensOptions, passOf } from './lens.ts';

/**
 * Compares the gradient of each parameter with finite differences of the loss, in float64. If a weight is exactly at a kink, as a
 * bias of 0 before a relu without other input, any slope between the one-sided ones is a valid gradient.
 * @returns parameter → ‖analytic - numeric‖ / max(‖analytic‖, ‖numeric‖) over the elements checked (all, or 64 of a large one)
 */
export function checkGradients(options: LensOptions): Record<string, number> {
  const pass = passOf(options);
  const errors: Record<string, number> = {};
  for (const { name, gradient } of pass.program.parameters) {
    if (!gradient) continue;
    const analytic = pass.read(gradient);
    errors[name] = checkElements(pass, name, pickElements(analytic.length, name), analytic).relativeError;
  }
  return errors;
}
