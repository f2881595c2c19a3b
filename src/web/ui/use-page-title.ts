import { useEffect } from 'react'

/** What the tab is called while a page is open; the frame's own name for the place gives way to it. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · Piste`
  }, [title])
}
