import { Button, Group, Popover, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { t } from '../language/index.ts';

interface KeepButtonProps {
  /** The version's current name. */
  readonly name: string | null;
  readonly onKeep: (name: string | null) => void;
}

/** Names a version, so that it is never thinned out. */
export function KeepButton({ name, onKeep }: KeepButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const done = (chosen: string | null) => {
    setOpen(false);
    onKeep(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') done(text.trim());
  };
  const open = () => {
    setText(name ?? '');
    setOpen(true);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} />} onClick={open}>
          {t('Keep this version as…')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t('Name of the version')}
              placeholder={t('Before the second layer')}
              value={text}
              maxLength={200}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" disabled={text.trim() === ''}>
              {t('Keep')}
            </Button>
            {name !== null && (
              <Button variant="default" onClick={() => done(null)}>
                {t('Let go')}
              </Button>
            )}
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
