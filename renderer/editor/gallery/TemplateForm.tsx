import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { t, useLanguage } from '../../language/index.ts';

/** Name and description of a template. */
export interface TemplateWords {
  readonly name: string;
  readonly description: string;
}

interface TemplateFormProps {
  readonly before: TemplateWords;
  readonly onCancel: () => void;
  readonly onDone: (words: TemplateWords) => void;
}

/** Asks for a template's name and description. */
export function TemplateForm({ before, onCancel, onDone }: TemplateFormProps) {
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
