/**
 * Notes how long something took on the browser's own timeline (User Timing), where developer tools show it and the benchmark reads it.
 * @param started by `performance.now()`
 */
export function noteDuration(name: 'analysis' | 'costs' | 'layout', started: number): void {
  performance.measure(name, { start: started });
  // Whoever watches has been told; kept, they would pile up for as long as the window is open.
  performance.clearMeasures(name);
}
