/** Chinese comes from the system: macOS, Windows, Linux. Latin letters and digits stay those of the bundled family. */
const CHINESE =
  "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC'";

/** The families of all text: of the window, of what is drawn on a canvas, and of pictures, which other programs show. */
export const FONTS = {
  sans: `'Inter Variable', Inter, ${CHINESE}, system-ui, sans-serif`,
  mono: `'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, ${CHINESE}, monospace`,
} as const;
