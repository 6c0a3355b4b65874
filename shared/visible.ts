/**
 * Whether any of it can be seen: white space, format and control characters, and the fillers that Unicode draws as
 * nothing say nothing alone, however many they are.
 */
export const isVisible = (text: string): boolean => VISIBLE.test(text)

const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u
