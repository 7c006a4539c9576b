import { ActionIcon, CopyButton, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { later, t } from '../../language/index.ts';
import { COPY_FORMATS, type CopyFormat } from './copyText.ts';

const LABELS: Readonly<Record<CopyFormat, string>> = {
  latex: later('Copy as LaTeX'),
  markdown: later('Copy as Markdown'),
  numbers: later('Copy numbers'),
};

/** Copies a formula in one of several formats. */
export function CopyMenu({ textOf }: { readonly textOf: (format: CopyFormat) => string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('Copy')}>
          <ActionIcon size="sm" aria-label={t('Copy')}>
            <IconCopy size={14} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {COPY_FORMATS.map((format) => (
          <CopyButton key={format} value={textOf(format)}>
            {({ copied, copy }) => (
              <Menu.Item
                closeMenuOnClick={false}
                leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.6} />}
                onClick={copy}
              >
                {copied ? t('Copied') : t(LABELS[format])}
              </Menu.Item>
            )}
          </CopyButton>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
