import { Button, Center, Group, Loader } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconFilePlus, IconRestore } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import type { OpenGraph } from '../../workbench/graphs/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';
import { KeepButton } from './KeepButton.tsx';
import { copyOf, useVersionDocuments, useVersions } from './useVersions.ts';
import { titleOf, VersionList } from './VersionList.tsx';
import classes from './Versions.module.css';
import { VersionView } from './VersionView.tsx';

/** Opens the versions of the active graph. */
export function useShowVersions(): () => void {
  const graph = useActiveGraph();
  return useCallback(() => {
    const name = graph.store.getState().document.name?.trim() || t('Untitled');
    const id = modals.open({
      title: <Spoken of={message('Versions of {{name}}', { name })} />,
      size: 'min(1320px, 94vw)',
      children: <Versions graph={graph} onDone={() => modals.close(id)} />,
    });
  }, [graph]);
}

interface VersionsProps {
  readonly graph: OpenGraph;
  readonly onDone: () => void;
}

/** The versions of a graph, their differences, and how to restore them. */
function Versions({ graph, onDone }: VersionsProps) {
  useLanguage();
  const { openGraphs, notices } = useWorkbench();
  const { versions, restore, keep } = useVersions(graph);
  const [revision, setRevision] = useState<number>();
  const chosen = versions?.find((version) => version.revision === revision) ?? versions?.[1] ?? versions?.[0];
  const [version] = useVersionDocuments(graph.id, [chosen?.revision]);
  if (!versions || !chosen) {
    return (
      <Center className={classes.root}>
        <Loader size="sm" />
      </Center>
    );
  }
  const bringBack = async () => {
    if (!version || !(await restore(version))) return;
    onDone();
    notices.done(
      message('Restored: {{name}}', { name: titleOf(version) }),
      message('You can undo this; the previous state is kept as a version too.'),
    );
  };
  const open = async () => {
    if (!version) return;
    onDone();
    await notices.attempt(() => openGraphs.create(copyOf(version)));
  };
  return (
    <div className={classes.root} data-testid="versions">
      <VersionList versions={versions} chosen={chosen.revision} onChoose={setRevision} />
      <VersionView
        graphId={graph.id}
        versions={versions}
        chosen={chosen}
        actions={
          <Group gap="xs" wrap="nowrap">
            <KeepButton name={chosen.name} onKeep={(name) => void keep(chosen.revision, name)} />
            <Button variant="default" leftSection={<IconFilePlus size={14} />} disabled={!version} onClick={() => void open()}>
              {t('Open as a new graph')}
            </Button>
            <Button
              leftSection={<IconRestore size={14} />}
              disabled={!version || chosen.isPresent}
              onClick={() => void bringBack()}
              data-testid="restore-version"
            >
              {t('Restore')}
            </Button>
          </Group>
        }
      />
    </div>
  );
}
