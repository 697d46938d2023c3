import type { Shot } from './shots/shot'

/** All pictures on one page, the usual font beside the largest. */
export function gallery(shots: readonly Shot[]): string {
  const rows = shots.map(({ name, caption }) => `| ${caption} | ![${caption}](${name}.jpg) | ![${caption}，特大字](${name}-large.jpg) |`)
  return [
    '# Screens',
    '',
    'Made by `npm run screenshots` from the sample data (示例数据), at 375x812.',
    '',
    '| | font 1.0 | font 1.5 |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
