import {
  ActionIcon,
  Badge,
  Button,
  createTheme,
  EmptyState,
  type MantineColorsTuple,
  Menu,
  Modal,
  NumberInput,
  Popover,
  ScrollArea,
  ScrollAreaAutosize,
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

/** Ten shades of each color used by Mantine's components, from the hues of the tokens in `colors.ts`. */
const PALETTES = {
  gray: ['#f6f9fd', '#eff2f7', '#e5e8ed', '#dadce1', '#c8cbcf', '#8b8f94', '#5f6368', '#4e5054', '#333539', '#1b1d20'],
  dark: ['#e4e8ef', '#c3c7ce', '#a1a5ab', '#80848a', '#3f4248', '#34373c', '#25282d', '#1b1e23', '#12151a', '#0a0c11'],
  forward: ['#f0f6fe', '#dae9fe', '#bad6fe', '#94c0fe', '#6ea6f5', '#468ceb', '#186ed7', '#0c5fc1', '#014ea5', '#013c82'],
  backward: ['#fff2ec', '#ffe1d0', '#fecbae', '#fcb58b', '#f59b62', '#e9833d', '#cc660f', '#af5504', '#904607', '#703504'],
  red: ['#fef2f1', '#ffdfdc', '#fec4be', '#f8a49d', '#f3827a', '#ec5b57', '#d42f34', '#ba1d27', '#9e141e', '#7c1117'],
  green: ['#ebf9ef', '#d4f0dc', '#b3e6c4', '#91dbab', '#68cd8f', '#47b777', '#1a8a51', '#167645', '#136239', '#0b4c2b'],
  yellow: ['#fff7eb', '#ffeccd', '#ffe0ad', '#fed081', '#f8c05a', '#edb345', '#a57710', '#896100', '#735101', '#583d00'],
} satisfies Record<string, MantineColorsTuple>;

/** Long enough to show origin, short enough not to wait for. */
const MOTION = { duration: 120 };

/** The choices of a field, created when they are opened. */
const CHOICES = { shadow: 'md', transitionProps: MOTION, keepMounted: false } as const;

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
    // Within Mantine's lists. Its own bars run a script at each frame, even at rest: these are the browser's.
    ScrollArea: ScrollArea.extend({ styles: { viewport: { overflowY: 'auto', scrollbarWidth: 'thin' } } }),
    ScrollAreaAutosize: ScrollAreaAutosize.extend({ defaultProps: { scrollbars: false } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 120 } }),
    Select: Select.extend({
      defaultProps: {
        size: 'xs',
        allowDeselect: false,
        checkIconPosition: 'right',
        comboboxProps: CHOICES,
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
