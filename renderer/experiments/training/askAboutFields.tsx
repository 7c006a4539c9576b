import { Button, Group, List, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useStore } from 'zustand';
import { type InvalidField, invalidFields } from '../../controls/fields/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

/** Trains; if a field's text was rejected, asks first whether to train with its previous value. */
export function askAboutFields(train: () => void): void {
  if (invalidFields.getState().size === 0) {
    train();
    return;
  }
  let next: { focus(): void } | null = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const id = modals.open({
    title: <Spoken of={message('Train with the previous value?')} />,
    returnFocus: false,
    onExitTransitionEnd: () => next?.focus(),
    children: (
      <Question
        onTrain={() => {
          modals.close(id);
          train();
        }}
        onGoTo={(field) => {
          next = field;
          modals.close(id);
        }}
        onCancel={() => modals.close(id)}
      />
    ),
  });
}

interface QuestionProps {
  readonly onTrain: () => void;
  readonly onGoTo: (field: InvalidField) => void;
  readonly onCancel: () => void;
}

function Question({ onTrain, onGoTo, onCancel }: QuestionProps) {
  useLanguage();
  const fields = useStore(invalidFields);
  const [first] = fields.values();
  return (
    <Stack gap="md" data-testid="invalid-fields">
      <List fz="sm" listStyleType="none" spacing="xs">
        {[...fields].map(([id, { label, problem, inUse }]) => (
          <List.Item key={id}>{t('{{label}}: {{problem}}. The value in use is {{inUse}}.', { label, problem, inUse })}</List.Item>
        ))}
      </List>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button variant="default" onClick={onTrain}>
          {fields.size === 1 ? t('Train with {{value}}', { value: first.inUse }) : t('Train with the previous values')}
        </Button>
        <Button data-autofocus onClick={() => onGoTo(first)}>
          {t('Go to field')}
        </Button>
      </Group>
    </Stack>
  );
}
