import { cpus } from 'node:os';

/** What measured numbers are of: the day, the machine and the command. */
export function describeRun(command: string): string {
  const [{ model }] = cpus();
  const machine = `${model.trim()}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, \`${command}\``;
}
