import { useState } from 'react';
import { type Field, type Reading, readText, writeText } from './readText.ts';

interface Draft {
  readonly text: string;
  /** The document's value that the text goes with: when another comes, by undo say, the text is no longer shown. */
  readonly value: unknown;
}

/** What stands in a text field: what was typed, also where that is no valid value; else what the document says. */
export function useDraft(field: Field, value: unknown, onChange: (value: unknown) => void) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const kept = draft && JSON.stringify(draft.value) === JSON.stringify(value) ? draft : null;
  const text = kept?.text ?? writeText(field, value);
  const reading: Reading = readText(field, text);
  return {
    text,
    problem: reading.ok ? undefined : reading.problem,
    type(typed: string) {
      const result = readText(field, typed);
      setDraft({ text: typed, value: result.ok ? result.value : value });
      if (result.ok) onChange(result.value);
    },
    /** Leaves the field: valid text is shown as the document has it, invalid text stays. */
    leave() {
      if (reading.ok) setDraft(null);
    },
    reset: () => setDraft(null),
  };
}
