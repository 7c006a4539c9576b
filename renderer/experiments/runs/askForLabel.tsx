import { Autocomplete, Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useState } from 'react';
import { type Message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

/** Asks for a tag or the name of an experiment, and offers the known ones. */
export function askForLabel(title: Message, known: readonly string[], onLabel: (label: string) => void): void {
  const id = modals.open({
    title: <Spoken of={title} />,
    children: (
      <LabelForm
        known={known}
        onCancel={() => modals.close(id)}
        onLabel={(label) => {
          modals.close(id);
          onLabel(label);
        }}
      />
    ),
  });
}

interface LabelFormProps {
  readonly known: readonly string[];
  readonly onCancel: () => void;
  readonly onLabel: (label: string) => void;
}

function LabelForm({ known, onCancel, onLabel }: LabelFormProps) {
  useLanguage();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onLabel(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Autocomplete
          aria-label={t('Name')}
          data-autofocus
          data={[...known]}
          maxLength={60}
          value={text}
          onChange={setText}
          data-testid="run-label"
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" disabled={text.trim() === ''}>
            {t('Apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
