import { useState } from 'react';

interface RangedNumber {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onChange: (value: number) => void;
}

/** A field of a whole number in a range: another number is not applied, stays to be corrected, and is given as `refused`. */
export function useRangedNumber({ value, from, to, onChange }: RangedNumber) {
  const [draft, setDraft] = useState<number | string | undefined>(undefined);
  const isPossible = (given: number | string): given is number =>
    typeof given === 'number' && Number.isInteger(given) && given >= from && given <= to;
  const refused = typeof draft === 'number' && !isPossible(draft) ? draft : undefined;
  return {
    refused,
    field: {
      // An empty field is still being typed.
      value: draft ?? value,
      min: from,
      max: to,
      clampBehavior: 'none',
      allowDecimal: false,
      error: refused !== undefined,
      onChange: (given: number | string) => {
        if (!isPossible(given)) return setDraft(given);
        setDraft(undefined);
        if (given !== value) onChange(given);
      },
      onBlur: () => setDraft(undefined),
    },
  } as const;
}
