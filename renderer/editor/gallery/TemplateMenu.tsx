import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconEdit, IconTrash } from '@tabler/icons-react';
import { t } from '../../language/index.ts';
import classes from './Gallery.module.css';

interface TemplateMenuProps {
  readonly name: string;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** Actions on the user's own template. */
export function TemplateMenu({ name, onChange, onRemove }: TemplateMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon className={classes.more} aria-label={t('Edit or delete {{name}}', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEdit size={14} />} onClick={onChange}>
          {t('Rename and describe')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} color="red" onClick={onRemove}>
          {t('Delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
