import type { Locator, Page } from 'playwright-core'

const MOST_STOPS = 120

/** What has the focus, and whether one can see that it has. */
async function focused(page: Page): Promise<{ what: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body) return { what: 'nothing', visible: true }
    // A wheel that turns while one waits has no end to go to.
    for (const moving of document.getAnimations()) if (moving.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) moving.finish()
    const what = `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent?.trim().slice(0, 40) ?? ''}`
    const marked = (one: Element) => {
      const style = getComputedStyle(one)
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
    }
    // A box for text shows its focus by the colour of its border; a hidden radio or star by what stands for it.
    const probe = document.createElement('div')
    probe.style.color = 'var(--mantine-primary-color-filled)'
    document.body.append(probe)
    const colour = getComputedStyle(probe).color
    probe.remove()
    const boxes = [element, element.parentElement, element.parentElement?.parentElement, element.parentElement?.parentElement?.parentElement]
    const bordered = boxes.some((one) => one && getComputedStyle(one).borderTopColor === colour && getComputedStyle(one).borderTopWidth !== '0px')
    const around = [element, element.parentElement, element.nextElementSibling, ...(element.id ? document.querySelectorAll(`label[for="${element.id}"]`) : [])].filter((one) => one !== null)
    return { what, visible: bordered || around.some(marked) }
  })
}

/** Presses Tab until this has the focus; every stop on the way must show that it has it. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    const at = await focused(page)
    if (!at.visible) throw new Error(`The focus is on «${at.what}», and nothing shows it.`)
  }
  throw new Error(`Tab does not reach ${target}`)
}

/** Presses keys one after the other, as somebody without a mouse does. */
export async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key)
}
