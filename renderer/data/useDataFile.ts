import { useEffect, useRef, useState } from 'react';
import type { DatasetDescription, ReadingProgress } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../workbench/connection/index.ts';
import { followReading } from '../workbench/datasets/index.ts';
import type { ChosenData } from '../workbench/files/sortFiles.ts';
import { useWorkbench } from '../workbench/index.ts';
import { callByName } from './callByName.ts';
import { type FileChoice, fromSpec, NO_FILE, toSpec } from './fileSpec.ts';
import { useReaders } from './useReaders.ts';

/** How far the reading of a file is. */
export type Check =
  | { readonly status: 'open' }
  | { readonly status: 'reading'; readonly progress?: ReadingProgress }
  | { readonly status: 'sending'; readonly name: string; readonly share: number }
  | { readonly status: 'good'; readonly spec: string }
  | { readonly status: 'bad'; readonly error: DescribedError };

/** What the dialog begins with: files that were dropped or chosen, or the data set that is in use. */
export type Beginning = { readonly files: ChosenData } | { readonly spec: string } | undefined;

export interface DataFile {
  readonly choice: FileChoice;
  readonly check: Check;
  /** What the file holds, as it was last read; while it is read in another way, what was known before. */
  readonly description: DatasetDescription | undefined;
  /** Takes down what a person types; it is read when they say so. */
  change(part: Partial<FileChoice>): void;
  /** Takes down what a person chooses, and reads the file accordingly. */
  choose(part: Partial<FileChoice>): void;
  read(): void;
  /** Takes files that were chosen in a dialog of the system. */
  take(files: ChosenData): void;
  fail(error: unknown): void;
  cancel(): void;
}

/** A data file on its way into a graph: how it is to be read, and what it holds when it is. */
export function useDataFile(beginning: Beginning): DataFile {
  const { client, findPath } = useWorkbench();
  const readers = useReaders();
  const [choice, setChoice] = useState<FileChoice>(
    beginning && 'spec' in beginning ? fromSpec(beginning.spec, readers) : NO_FILE,
  );
  const [check, setCheck] = useState<Check>({ status: 'open' });
  const [description, setDescription] = useState<DatasetDescription>();
  const work = useRef(new AbortController());
  /** Whether the person typed or chose the path here, and did not find it in a document. */
  const isOwnPath = useRef(false);

  /** Ends what is under way. What it still has to say is not shown. */
  function begin(next: Check): { signal: AbortSignal; show: (next: Check) => void } {
    work.current.abort();
    work.current = new AbortController();
    const { signal } = work.current;
    setCheck(next);
    return { signal, show: (later) => !signal.aborted && setCheck(later) };
  }

  /** @param isChosen whether the person chose the file just now: what a document names is read only where that was allowed */
  async function read(of: FileChoice, isChosen: boolean): Promise<void> {
    const spec = toSpec(of, readers);
    const { signal, show } = begin({ status: spec ? 'reading' : 'open' });
    if (!spec) return;
    const done = new AbortController();
    void followReading(client, spec, {
      signal: AbortSignal.any([signal, done.signal]),
      onProgress: (progress) => show({ status: 'reading', progress }),
    });
    try {
      if (isChosen) await client.datasets.allow({ dataset: spec });
      const found = await client.datasets.inspect({ dataset: spec }, { signal });
      if (!signal.aborted) setDescription(found);
      show({ status: 'good', spec });
    } catch (error) {
      show({ status: 'bad', error: callByName(describeError(error), spec, readers) });
    } finally {
      done.abort();
    }
  }

  async function take(files: ChosenData): Promise<void> {
    setDescription(undefined);
    isOwnPath.current = true;
    const { signal, show } = begin({ status: 'open' });
    const find = (file: File | undefined) => {
      if (!file) return '';
      const onProgress = (share: number) => show({ status: 'sending', name: file.name, share });
      onProgress(0);
      return findPath(file, { signal, onProgress });
    };
    try {
      const next = await withPaths(files, find);
      if (signal.aborted) return;
      setChoice(next);
      await read(next, true);
    } catch (error) {
      show({ status: 'bad', error: describeError(error) });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it begins with is read once
  useEffect(() => {
    if (beginning) void ('files' in beginning ? take(beginning.files) : read(choice, false));
    return () => work.current.abort();
  }, []);

  return {
    choice,
    check,
    description,
    change(part) {
      setChoice({ ...choice, ...part });
      begin({ status: 'open' });
      isOwnPath.current = true;
      if ('paths' in part) setDescription(undefined);
    },
    choose(part) {
      const next = { ...choice, ...part };
      setChoice(next);
      void read(next, isOwnPath.current);
    },
    read: () => void read(choice, true),
    take: (files) => void take(files),
    fail(error) {
      setDescription(undefined);
      begin({ status: 'bad', error: describeError(error) });
    },
    cancel: () => begin({ status: 'open' }),
  };
}

/** Files one after the other, so that one bar shows how far each is. */
async function withPaths(files: ChosenData, find: (file: File | undefined) => string | Promise<string>): Promise<FileChoice> {
  const paths: string[] = [];
  for (const file of files.files) paths.push(await find(file));
  return { reader: files.reader, paths, options: {} };
}
