import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { readRow } from '../../controls/fields/index.ts';
import { t } from '../../language/index.ts';

interface NumberRowProps {
  readonly size: number;
  readonly onChange: (values: number[]) => void;
}

/** Many numbers at once, pasted from a table. */
export function NumberRow({ size, onChange }: NumberRowProps) {
  const [text, setText] = useState('');
  const row = readRow(text);
  const isWrong = text.trim() !== '' && row?.length !== size;
  return (
    <Textarea
      rows={3}
      label={t('Paste a row')}
      placeholder={t('{{count}} numbers', { count: size })}
      value={text}
      error={isWrong && t('expected {{count}} numbers, got {{found}}', { count: size, found: row?.length ?? 0 })}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const read = readRow(next);
        if (read?.length === size) onChange(read);
      }}
    />
  );
}
