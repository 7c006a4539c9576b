import {
  ActionIcon,
  Badge,
  Button,
  createTheme,
  EmptyState,
  Menu,
  Modal,
  NumberInput,
  Popover,
  ScrollArea,
  SegmentedControl,
  Select,
  Slider,
  Switch,
  Table,
  Tabs,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { FONTS } from './fonts.ts';
import { PALETTES } from './palettes.ts';

/** Long enough to show origin, short enough not to wait for. */
const MOTION = { duration: 120 };

/** Compact: three text sizes, one family, small radii, and small components by default. */
export const theme = createTheme({
  colors: PALETTES,
  primaryColor: 'forward',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: FONTS.sans,
  fontFamilyMonospace: FONTS.mono,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '0.9375rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '0.1875rem', sm: '0.3125rem', md: '0.4375rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Badge: Badge.extend({ defaultProps: { size: 'sm', radius: 'sm', variant: 'light', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' }, styles: { root: { fontWeight: 500 } } }),
    EmptyState: EmptyState.extend({ styles: { description: { textWrap: 'balance' } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: MOTION, position: 'bottom-start' } }),
    Modal: Modal.extend({
      styles: { title: { fontSize: 'var(--bw-title)', fontWeight: 600 } },
      defaultProps: {
        centered: true,
        // The page itself never scrolls, and the lock restyles all of it.
        lockScroll: false,
        transitionProps: MOTION,
        overlayProps: { backgroundOpacity: 0.45 },
        // The page has one banner; a dialog's header is its title.
        attributes: { header: { role: 'none' } },
      },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: MOTION } }),
    ScrollArea: ScrollArea.extend({ defaultProps: { scrollbarSize: 8 } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 120 } }),
    Select: Select.extend({
      defaultProps: {
        size: 'xs',
        allowDeselect: false,
        checkIconPosition: 'right',
        comboboxProps: { shadow: 'md', transitionProps: MOTION },
      },
    }),
    Slider: Slider.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    Table: Table.extend({
      defaultProps: { borderColor: 'var(--bw-line)', verticalSpacing: 4, horizontalSpacing: 'sm', fz: 'sm' },
    }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        transitionProps: MOTION,
        multiline: true,
        maw: 280,
        fz: 'xs',
        withArrow: true,
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});
