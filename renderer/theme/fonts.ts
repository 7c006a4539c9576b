/** Chinese uses system fonts: macOS, Windows, Linux. Latin letters and digits use the bundled family. */
const CHINESE =
  "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC'";

/** Font families of all text: the window, canvases, and exported pictures. */
export const FONTS = {
  sans: `'Inter Variable', Inter, ${CHINESE}, system-ui, sans-serif`,
  mono: `'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, ${CHINESE}, monospace`,
} as const;
