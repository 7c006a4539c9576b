export { GradientCheckBadge } from './GradientCheckBadge.tsx';
export { LandscapePlot } from './LandscapePlot.tsx';
export type { LandscapeAxis } from './landscapeData.ts';
export { sliderRange } from './predictChange.ts';
export { WhatIfPanel } from './WhatIfPanel.tsx';
