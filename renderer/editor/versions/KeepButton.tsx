import { Button, Group, Popover, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { t } from '../../language/index.ts';

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
          {t('Name this version…')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t('Version name')}
              placeholder={t('Before adding the second layer')}
              value={text}
              maxLength={200}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" disabled={text.trim() === ''}>
              {t('Save')}
            </Button>
            {name !== null && (
              <Button variant="default" onClick={() => done(null)}>
                {t('Remove name')}
              </Button>
            )}
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
