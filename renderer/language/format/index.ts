export {
  formatBytes,
  formatCount,
  formatFlops,
  formatNumber,
  formatPercent,
  formatShare,
  formatShort,
} from '../numbers.ts';
export { describeFeatures, formatNames } from './names.ts';
export { formatShape, parseShape } from './shapes.ts';
export { formatDateTime, formatDuration, formatPreciseTime, formatTime } from './times.ts';
export { humanize } from './words.ts';
