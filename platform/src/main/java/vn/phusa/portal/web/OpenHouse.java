package vn.phusa.portal.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** While the house has no access room everything it shows is public; the access room takes this file's place. */
@Configuration(proxyBeanMethods = false)
class OpenHouse {
    @Bean
    SecurityFilterChain everybodyMayEnter(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
