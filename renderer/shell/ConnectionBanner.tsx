import { Button, Text, TextInput } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { say, t } from '../language/index.ts';
import { type DescribedError, describeError } from '../workbench/connection/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './ConnectionBanner.module.css';
import { useReconnecting } from './useReconnecting.ts';

/** An address as the server prints it. */
const EXAMPLE = `http://127.0.0.1:7410/?token=${'…'}`;

/** Above the view while there is no connection: why, and what to do. Its live region is always there, so that it is read. */
export function ConnectionBanner() {
  const { connection } = useWorkbench();
  const { status, failures, isSignedOut } = useStore(connection.state);
  // A short break ends by itself.
  const isShown = status !== 'open' && failures > 0;
  return (
    <section className={isShown ? classes.banner : undefined} aria-label={t('Connection')} data-testid="connection-banner">
      {isShown && <IconPlugConnectedX size={18} stroke={1.6} className={classes.icon} />}
      <div className={classes.words} role="status">
        {isShown && (
          <>
            <Text fz="sm" fw={600}>
              {isSignedOut ? t('Not connected: Backwire was restarted') : t('Not connected: Backwire does not answer')}
            </Text>
            <Text fz="xs">
              <Advice isSignedOut={isSignedOut} />
            </Text>
          </>
        )}
      </div>
      {isShown && <Reconnect />}
    </section>
  );
}

function Advice({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const { signIn } = useWorkbench();
  if (!signIn) return t('Reconnecting automatically. Your changes are kept in this window.');
  if (isSignedOut) return t('Enter the new address that it printed. Your changes are kept in this window until then.');
  return t(
    'If it was closed, start it again. If it then prints a new address, enter it here. Your changes are kept in this window.',
  );
}

/** Ways back: the new address, another attempt, and the unsaved graphs as files. */
function Reconnect() {
  const { connection, signIn } = useWorkbench();
  const { connectTo, saveFiles, hasUnsaved } = useReconnecting();
  const [address, setAddress] = useState('');
  const [error, setError] = useState<DescribedError>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '') return connection.retry();
    setError(undefined);
    connectTo(address).catch((refusal) => setError(describeError(refusal)));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {signIn && (
        <TextInput
          className={classes.address}
          size="xs"
          aria-label={t('New address')}
          placeholder={EXAMPLE}
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={error && <Problem error={error} />}
          data-testid="new-address"
        />
      )}
      <Button type="submit" size="xs" data-testid="reconnect">
        {address.trim() === '' ? t('Try again') : t('Connect')}
      </Button>
      {hasUnsaved && (
        <Button size="xs" variant="default" onClick={saveFiles}>
          {t('Save changes as files')}
        </Button>
      )}
    </form>
  );
}

function Problem({ error: { message, fix } }: { readonly error: DescribedError }) {
  return (
    <>
      {say(message)}
      {fix && <span className={classes.fix}>{say(fix)}</span>}
    </>
  );
}
