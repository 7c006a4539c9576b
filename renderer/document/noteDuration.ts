/** Records a duration on the browser's User Timing timeline, for developer tools and the benchmark. */
export function noteDuration(name: 'analysis' | 'costs' | 'layout', started: number): void {
  performance.measure(name, { start: started });
  // Observers have been notified; kept entries would accumulate while the window is open.
  performance.clearMeasures(name);
}
