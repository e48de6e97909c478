// The two languages. A sentence stands in both beside each other.
let current = "zh";

export const lang = () => current;
export const speak = (tongue) => {
  current = tongue;
};
export const say = (chinese, english) => (current === "zh" ? chinese : english);

// either is the text of a pair that the server sent, in the language of the page; the other where it is empty.
export const either = (chinese, english) => say(chinese, english) || english || chinese || "";

// colon stands between a name and what is said of it.
export const colon = () => say("：", ": ");
