import { useState } from 'react';
import { type Field, type Reading, readText, writeText } from './readText.ts';

interface Draft {
  readonly text: string;
  /** The document's value for which the text was typed: when it changes, as by undo, the text is discarded. */
  readonly value: unknown;
}

/** The text of a field: the typed text, even if invalid; else the document's value. */
export function useDraft(field: Field, value: unknown, onChange: (value: unknown) => void) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const kept = draft && JSON.stringify(draft.value) === JSON.stringify(value) ? draft : null;
  const text = kept?.text ?? writeText(field, value);
  const reading: Reading = readText(field, text);
  return {
    text,
    problem: reading.ok ? undefined : reading.problem,
    /** True if it was typed and is invalid: the value is another one. */
    isRejected: kept !== null && !reading.ok,
    type(typed: string) {
      const result = readText(field, typed);
      setDraft({ text: typed, value: result.ok ? result.value : value });
      if (result.ok) onChange(result.value);
    },
    /** On leaving, valid text is normalized and invalid text stays. */
    leave() {
      if (reading.ok) setDraft(null);
    },
    reset: () => setDraft(null),
  };
}
