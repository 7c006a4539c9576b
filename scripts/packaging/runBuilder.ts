import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { PassThrough, type Writable } from 'node:stream';

/** The start of electron-builder's error message; a stack follows. */
const COMPLAINT = /^\s*⨯/;
const UNREACHABLE = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b(?: (\S+))?/;

/**
 * Runs electron-builder and shows its output, without the stack if a download failed: of Electron, or of an installer's tools.
 * @returns its exit code
 */
export async function runBuilder(program: string, args: readonly string[], cwd: string, output: Writable): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['inherit', 'pipe', 'pipe'] });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  const both = new PassThrough();
  for (const stream of [child.stdout, child.stderr]) stream.pipe(both, { end: false });
  void ended.then(
    () => both.end(),
    () => both.end(),
  );
  const complaint: string[] = [];
  for await (const line of createInterface({ input: both })) {
    if (complaint.length > 0 || COMPLAINT.test(line)) complaint.push(line);
    else output.write(`${line}\n`);
  }
  const code = await ended;
  const text = complaint.join('\n');
  if (text !== '') output.write(`${(code !== 0 && describeNoDownload(text)) || text}\n`);
  return code;
}

/** One line for an unreachable server; undefined for other errors. */
function describeNoDownload(complaint: string): string | undefined {
  const found = complaint.match(UNREACHABLE);
  if (!found) return undefined;
  const what = `electron-builder could not download Electron's binary or a tool of the installer: ${found[1] ?? 'its server'} is not reachable.`;
  return `${what} Connect to the internet and try again, or name a folder with Electron for the target: npm run dist -- --dir -c.electronDist=FOLDER`;
}
