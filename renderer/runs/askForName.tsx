import { Button, Group, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useState } from 'react';
import { type Message, t, useLanguage } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';

/** Asks for a name in a dialog, initially the current one. */
export function askForName(title: Message, before: string, onName: (name: string) => void): void {
  const close = () => modals.closeAll();
  modals.open({
    title: <Spoken of={title} />,
    children: (
      <NameForm
        before={before}
        onCancel={close}
        onName={(name) => {
          close();
          onName(name);
        }}
      />
    ),
  });
}

interface NameFormProps {
  readonly before: string;
  readonly onCancel: () => void;
  readonly onName: (name: string) => void;
}

function NameForm({ before, onCancel, onName }: NameFormProps) {
  useLanguage();
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          aria-label={t('Name')}
          data-autofocus
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('Rename')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
