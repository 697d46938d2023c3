/**
 * Renders the tab bar's icons, `npx tsx config/tabIcons.mts`: WeChat's tab bar takes PNG alone, our set is SVG.
 * Run it after changing one of the SVGs; the PNGs are committed because a build machine has no browser.
 */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const size = 81 // WeChat's recommendation, in px
const colours = { off: '#5F6E76', on: '#0B4F60' }
const icons = ['home', 'pass', 'grid', 'person']

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: size, height: size } })
for (const icon of icons) {
  const svg = readFileSync(`src/ui/icon/svg/${icon}.svg`, 'utf8')
  for (const [state, colour] of Object.entries(colours)) {
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg.replace('#000', colour)}`)
    await page.screenshot({ path: `src/assets/tab/${icon}-${state}.png`, omitBackground: true })
  }
}
await browser.close()
