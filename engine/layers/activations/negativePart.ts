import { constant, minimum, type Value } from '../../ops/index.ts';

/** min(z, 0), with slope 1 where z is 0: there a rectifier passes on gradients as below 0. */
export const negativePart = (z: Value): Value => minimum(z, constant(z.tape, 0));
