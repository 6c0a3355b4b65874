/** A figure that was measured: so large a part of them is smaller. */
export const quantile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)]!

export const median = (values: number[]): number => quantile(values, 0.5)
