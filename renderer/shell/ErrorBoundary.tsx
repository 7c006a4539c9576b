import { Button, Code, EmptyState, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { t } from '../language/index.ts';
import classes from './Starting.module.css';

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** Catches rendering bugs, so that they do not leave an empty window: work is saved and training continues. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={classes.nothing} role="alert">
        <EmptyState
          icon={<IconAlertTriangle stroke={1.4} />}
          title={t('Something went wrong in this window')}
          description={t(
            'Your graphs and runs are saved, and training continues. Reload the window; if the problem returns, please report the text below.',
          )}
        >
          <Code block data-selectable>
            {error.message}
          </Code>
          <Group gap="xs" justify="center" mt="xs">
            <Button onClick={() => window.location.reload()}>{t('Reload window')}</Button>
          </Group>
        </EmptyState>
      </div>
    );
  }
}
