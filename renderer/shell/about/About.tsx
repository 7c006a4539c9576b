import { Stack, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { say, t, useLanguage } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './About.module.css';
import { LicenseList } from './LicenseList.tsx';

/** About: version, engine, data locations, and third-party licenses. */
export function About() {
  useLanguage();
  const { info } = useStore(useWorkbench().system);
  return (
    <Stack gap="md" data-testid="about">
      <Text fz="sm">{t('Draw a neural network, train it on this computer, and inspect every value in it.')}</Text>
      <dl className={classes.facts}>
        {info && <Fact name={t('Version')} value={info.version} />}
        {info && <Fact name={t('Engine')} value={say(info.engine)} />}
        {info && <Fact name={t('Database')} value={info.databaseFile} />}
        <Fact name={t('License')} value={t('MIT · © The Backwire authors')} />
      </dl>
      <LicenseList />
    </Stack>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-selectable>{value}</dd>
    </>
  );
}
