import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades of each color used by Mantine's components, from the hues of the tokens in `colors.ts`. */
export const PALETTES = {
  gray: ['#f6f9fd', '#eff2f7', '#e5e8ed', '#dadce1', '#c8cbcf', '#8b8f94', '#5f6368', '#4e5054', '#333539', '#1b1d20'],
  dark: ['#e4e8ef', '#c3c7ce', '#a1a5ab', '#80848a', '#3f4248', '#34373c', '#25282d', '#1b1e23', '#12151a', '#0a0c11'],
  forward: ['#f0f6fe', '#dae9fe', '#bad6fe', '#94c0fe', '#6ea6f5', '#468ceb', '#186ed7', '#0c5fc1', '#014ea5', '#013c82'],
  backward: ['#fff2ec', '#ffe1d0', '#fecbae', '#fcb58b', '#f59b62', '#e9833d', '#cc660f', '#af5504', '#904607', '#703504'],
  red: ['#fef2f1', '#ffdfdc', '#fec4be', '#f8a49d', '#f3827a', '#ec5b57', '#d42f34', '#ba1d27', '#9e141e', '#7c1117'],
  green: ['#ebf9ef', '#d4f0dc', '#b3e6c4', '#91dbab', '#68cd8f', '#47b777', '#1a8a51', '#167645', '#136239', '#0b4c2b'],
  yellow: ['#fff7eb', '#ffeccd', '#ffe0ad', '#fed081', '#f8c05a', '#edb345', '#a57710', '#896100', '#735101', '#583d00'],
} satisfies Record<string, MantineColorsTuple>;
