import { type RefObject, useLayoutEffect } from 'react'

const MARGIN = 16

/** Gives an element what is left of the window below it, so that it scrolls by itself and the page does not. */
export function useRoomBelow(element: RefObject<HTMLElement | null>, below = 0): void {
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return
    const fit = () => {
      node.style.height = `${Math.max(320, Math.floor(innerHeight - node.getBoundingClientRect().top - scrollY - below - MARGIN))}px`
    }
    fit()
    // What stands above grows and shrinks: filters, columns of buttons on a narrow screen.
    const observer = new ResizeObserver(fit)
    if (node.parentElement) observer.observe(node.parentElement)
    for (const sibling of node.parentElement?.children ?? []) if (sibling !== node) observer.observe(sibling)
    addEventListener('resize', fit)
    return () => {
      observer.disconnect()
      removeEventListener('resize', fit)
    }
  })
}
