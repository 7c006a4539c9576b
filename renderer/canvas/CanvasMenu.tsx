import { ColorSwatch, Menu, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useCommands } from '../commands/CommandsContext.ts';
import { COMMAND_GROUPS, type Command } from '../commands/command.ts';
import { t } from '../language/index.ts';
import { shortcutText } from '../shortcuts/index.ts';
import classes from './Canvas.module.css';
import { useCanvasUi, useCanvasUiStore } from './canvasUi.ts';

/** Without room below the pointer, the menu moves up as far as needed, overlapping its target. */
const WITHIN_WINDOW = { flip: false, shift: { crossAxis: true, padding: 8 } } as const;

/** Context menu of a node, a wire or the canvas, by right click or menu key. Built from the commands. */
export function CanvasMenu() {
  const menu = useCanvasUi((ui) => ui.menu);
  const ui = useCanvasUiStore();
  const commands = Object.entries<Command>(useCommands());
  if (!menu) return null;
  const offered = commands.filter(([, { menus, applies }]) => menus?.includes(menu.place) && applies?.() !== false);
  const groups = COMMAND_GROUPS.map((group) => offered.filter(([, command]) => command.group === group)).filter(
    (group) => group.length > 0,
  );
  return (
    <Menu
      key={`${menu.at.x} ${menu.at.y}`}
      opened
      onClose={() => ui.setState({ menu: null })}
      position="bottom-start"
      offset={2}
      middlewares={WITHIN_WINDOW}
      returnFocus
      withInitialFocusPlaceholder={false}
      portalProps={{ target: '#overlays' }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('Menu')}
          className={classes.menuAnchor}
          style={{ left: menu.at.x, top: menu.at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown data-testid="canvas-menu" className={classes.menu}>
        {groups.map((group, index) => (
          <Fragment key={group[0][0]}>
            {index > 0 && <Menu.Divider />}
            {group.map(([id, { label, keys, swatch, run }]) => (
              <Menu.Item
                key={id}
                data-testid={`menu-${id}`}
                onClick={() => run()}
                {...(swatch !== undefined && { leftSection: <ColorSwatch size={12} color={swatch} withShadow={false} /> })}
                rightSection={
                  keys?.[0] !== undefined && (
                    <Text span fz="xs" c="dimmed">
                      {shortcutText(keys[0])}
                    </Text>
                  )
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
