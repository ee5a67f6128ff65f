//! Reading one value or one list of a grammar file, with limits.

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The most items of a list.
const MAX_ITEMS: usize = 64;

/// The most bytes of one value.
const MAX_VALUE: usize = 4000;

/// Reads a value that is written as text, and makes something of it; an error gets the place of the value.
pub(super) fn scalar<'de, D: Deserializer<'de>, T>(
    from: D,
    expecting: &'static str,
    make: fn(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    struct Text<T>(&'static str, fn(&str) -> Result<T, String>);
    impl<T> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            if text.len() > MAX_VALUE {
                return Err(E::custom(format!("the value is longer than {MAX_VALUE} bytes")));
            }
            self.1(text).map_err(E::custom)
        }
    }
    from.deserialize_str(Text(expecting, make))
}

/// A text of any content.
#[derive(Default)]
pub(super) struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Scalar, D::Error> {
        scalar(from, "a text", |text| Ok(Scalar(text.to_owned())))
    }
}

/// A list of at most [`MAX_ITEMS`] items.
pub(super) struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<List<T>, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list, such as `[\"1.\", \"1)\"]`")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                    if items.len() > MAX_ITEMS {
                        return Err(A::Error::custom(format!("there are more than {MAX_ITEMS} items")));
                    }
                }
                Ok(List(items))
            }
        }
        from.deserialize_seq(Items(PhantomData))
    }
}
