export { choiceAxisOf, logAxisOf } from './axes.ts';
export { contourLevels, contourLines } from './contourLines.ts';
export { PlotAxes } from './PlotAxes.tsx';
export { type Axis, axisOf, PLOT_HEIGHT, type PlotArea, plotArea, positionsOf, rangeOf } from './plotArea.ts';
export { ticks } from './ticks.ts';
