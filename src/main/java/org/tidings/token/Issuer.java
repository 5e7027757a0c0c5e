package org.tidings.token;

import java.util.List;
import java.util.Optional;
import org.tidings.model.StoragePath;

/// An OpenID Connect provider whose tokens a site takes, and who its subjects are here.
///
/// @param url as its tokens have it in `iss`, compared letter by letter
/// @param audiences any of which a token has to name in `aud`
/// @param base what the paths of its capability scopes are relative to
/// @param people who is who; the first that fits counts, and whom none fits may not come in
public record Issuer(String url, List<String> audiences, StoragePath base, List<Person> people) {
    public Issuer {
        audiences = List.copyOf(audiences);
        people = List.copyOf(people);
    }

    /// Who somebody is at this site. With neither subject nor group, it fits everybody.
    ///
    /// @param subject the `sub` of a token
    /// @param group one of its `wlcg.groups`
    /// @param user the name of a user of the site
    public record Person(Optional<String> subject, Optional<String> group, String user) {
        private boolean fits(String itsSubject, List<String> itsGroups) {
            return subject.map(itsSubject::equals).orElse(true)
                    && group.map(itsGroups::contains).orElse(true);
        }
    }

    /// The name of the user of the site that a subject is.
    Optional<String> userOf(String subject, List<String> groups) {
        return people.stream()
                .filter(person -> person.fits(subject, groups))
                .map(Person::user)
                .findFirst();
    }
}
