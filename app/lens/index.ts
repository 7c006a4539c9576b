export { Lens, type LensContext } from './lens.ts';
