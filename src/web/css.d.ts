import 'react'

declare module 'react' {
  // Colours and sizes handed to a stylesheet as its own variables.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
