import { ActionIcon, Center, Loader, Menu, Text, UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots, IconEdit, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Template } from '#app/contract/index.ts';
import { emptyGraph } from '#engine/graph/index.ts';
import { drawGraph, GraphPicture, pictureColors } from '../../drawing/picture/index.ts';
import { later, message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { useScheme } from '../../theme/scheme.tsx';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './Gallery.module.css';
import { openTemplateForm } from './TemplateForm.tsx';

const EMPTY: Template = {
  id: 'empty',
  kind: 'builtIn',
  name: later('Empty graph'),
  description: later('An empty canvas: add an input, layers and a loss.'),
  document: emptyGraph(later('Untitled')),
};

/** Shows the templates. */
export function openGallery(): void {
  const id = modals.open({
    title: <Spoken of={message('New graph')} />,
    size: 'min(1120px, 92vw)',
    children: <Gallery onDone={() => modals.close(id)} />,
  });
}

/** Templates for a new graph, each with its picture and description. */
function Gallery({ onDone }: { readonly onDone: () => void }) {
  useLanguage();
  const { client, openGraphs, notices, layout } = useWorkbench();
  const [templates, setTemplates] = useState<readonly Template[]>();
  useEffect(() => {
    void notices.attempt(async () => setTemplates(await client.templates.list()));
  }, [client, notices]);
  if (!templates) {
    return (
      <Center h={320}>
        <Loader size="sm" />
      </Center>
    );
  }
  const begin = ({ kind, name, document }: Template) => {
    onDone();
    layout.setState({ view: 'design' });
    void notices.attempt(() => openGraphs.create({ ...document, name: kind === 'own' ? name : t(document.name ?? name) }));
  };
  const own = templates.filter(({ kind }) => kind === 'own');
  const builtIn = templates.filter(({ kind }) => kind === 'builtIn');
  const change = (template: Template) =>
    openTemplateForm(message('Edit template'), template, (words) =>
      notices.attempt(() => client.templates.change({ id: template.id, ...words })),
    );
  const remove = ({ id, name }: Template) => {
    const question = modals.openConfirmModal({
      title: <Spoken of={message('Delete template?')} />,
      children: (
        <Text fz="sm">
          <Spoken of={message('“{{name}}” will be deleted. Graphs made from it are kept.', { name })} />
        </Text>
      ),
      labels: { confirm: <Spoken of={message('Delete template')} />, cancel: <Spoken of={message('Cancel')} /> },
      confirmProps: { color: 'red' },
      // The confirmation replaces the gallery, which is then shown again.
      closeOnConfirm: false,
      onConfirm: () => void notices.attempt(() => client.templates.remove({ id })).then(() => modals.close(question)),
    });
  };
  return (
    <div data-testid="gallery">
      {own.length > 0 && <h3 className={classes.heading}>{t('My templates')}</h3>}
      <ul className={classes.grid} aria-label={t('My templates')} hidden={own.length === 0}>
        {own.map((template) => (
          <TemplateCard key={template.id} template={template} onChoose={() => begin(template)}>
            <TemplateMenu name={template.name} onChange={() => change(template)} onRemove={() => remove(template)} />
          </TemplateCard>
        ))}
      </ul>
      {own.length > 0 && <h3 className={classes.heading}>{t('Ready to train')}</h3>}
      <ul className={classes.grid} aria-label={t('Ready to train')}>
        {[EMPTY, ...builtIn].map((template) => (
          <TemplateCard key={template.id} template={template} onChoose={() => begin(template)} />
        ))}
      </ul>
    </div>
  );
}

interface TemplateCardProps {
  readonly template: Template;
  readonly onChoose: () => void;
  /** Further actions. */
  readonly children?: ReactNode;
}

/** A template: its picture, name and description. */
function TemplateCard({ template, onChoose, children }: TemplateCardProps) {
  const { id, kind, document } = template;
  const say = (text: string) => (kind === 'own' ? text : t(text));
  const spoken = useLanguage();
  const scheme = useScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: node names depend on the language
  const picture = useMemo(
    () => drawGraph(document, { colors: pictureColors(scheme), isTransparent: true, isFar: true }),
    [document, scheme, spoken],
  );
  return (
    <li className={classes.item}>
      <UnstyledButton className={classes.card} data-testid={`template-${id}`} onClick={onChoose}>
        <span className={classes.picture}>
          {document.nodes.length > 0 ? <GraphPicture picture={picture} /> : <IconPlus size={28} stroke={1.4} />}
        </span>
        <span className={classes.name}>{say(template.name)}</span>
        <span className={classes.sentence}>{say(template.description)}</span>
      </UnstyledButton>
      {children}
    </li>
  );
}

interface TemplateMenuProps {
  readonly name: string;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** Actions on the user's own template. */
function TemplateMenu({ name, onChange, onRemove }: TemplateMenuProps) {
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
