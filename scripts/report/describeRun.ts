import { cpus } from 'node:os';

/** The date, machine and command of a measurement. */
export function describeRun(command: string): string {
  const [{ model }] = cpus();
  const machine = `${model.trim()}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, \`${command}\``;
}
