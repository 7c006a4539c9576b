import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useState } from 'react';
import type { Template } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type Message, message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import type { Workbench } from '../../workbench/index.ts';

type TemplateWords = Pick<Template, 'name' | 'description'>;

/** Asks for a name and description, and saves a graph as a template. */
export function saveAsTemplate({ client, notices }: Pick<Workbench, 'client' | 'notices'>, document: GraphDocument): void {
  const { name, description } = document;
  const before = { name: name?.trim() || t('Untitled'), description: typeof description === 'string' ? description : '' };
  openTemplateForm(message('Save as template'), before, (words) =>
    notices.attempt(async () => {
      await client.templates.save({ ...words, document });
      notices.done(
        message('Template saved'),
        message('“{{name}}” is now available as a template for new graphs.', { name: words.name }),
      );
    }),
  );
}

/**
 * Asks for a template's name and description in a dialog, with the current ones filled in.
 * @param onDone is awaited before the dialog closes: a gallery below it is updated then
 */
export function openTemplateForm(
  title: Message,
  before: TemplateWords,
  onDone: (words: TemplateWords) => Promise<unknown>,
): void {
  const close = () => modals.close(id);
  const id = modals.open({
    title: <Spoken of={title} />,
    children: <TemplateForm before={before} onCancel={close} onDone={(words) => void onDone(words).then(close)} />,
  });
}

interface TemplateFormProps {
  readonly before: TemplateWords;
  readonly onCancel: () => void;
  readonly onDone: (words: TemplateWords) => void;
}

function TemplateForm({ before, onCancel, onDone }: TemplateFormProps) {
  useLanguage();
  const [name, setName] = useState(before.name);
  const [description, setDescription] = useState(before.description);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onDone({ name: name.trim(), description: description.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('Name')}
          data-autofocus
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Textarea
          size="xs"
          label={t('Short description')}
          placeholder={t('Purpose and results')}
          autosize
          minRows={2}
          value={description}
          maxLength={300}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('Save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
