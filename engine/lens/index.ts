export { checkGradients } from './checkGradients.ts';
export { type Curve, curveOf } from './examples/curveOf.ts';
export { type ExampleTensor, exampleOf, type WorkedExample } from './examples/exampleOf.ts';
export { type DescentPath, pathOf } from './examples/pathOf.ts';
export { type RateCurve, rateCurveOf } from './examples/rateCurve.ts';
export * from './explanation/index.ts';
export { explainable, type LensOptions, type LensResult, lens } from './lens.ts';
