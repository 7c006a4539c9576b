import { useEffect, useState } from 'react';
import type { LensQuestion, Worksheet } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

interface AskedSheet {
  readonly sheet: Worksheet | undefined;
  /** The sheet without a chosen path. */
  readonly whole: Worksheet | undefined;
  readonly error: DescribedError | undefined;
}

/** The worksheet of a pass; the one before stays while another is asked for. */
export function useSheet(question: LensQuestion, path: string[] | undefined): AskedSheet {
  const { reader } = useWorkbench();
  const [state, setState] = useState<AskedSheet>({ sheet: undefined, whole: undefined, error: undefined });
  useEffect(() => {
    const abort = new AbortController();
    reader.lens.worksheet({ question, ...(path && { path }) }, { signal: abort.signal }).then(
      (sheet) => !abort.signal.aborted && setState(({ whole }) => ({ sheet, whole: path ? whole : sheet, error: undefined })),
      (error) => !abort.signal.aborted && setState((before) => ({ ...before, error: describeError(error) })),
    );
    return () => abort.abort();
  }, [reader, question, path]);
  return state;
}
